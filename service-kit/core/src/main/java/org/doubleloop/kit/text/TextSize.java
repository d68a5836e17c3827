package org.doubleloop.kit.text;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Counts the characters of texts as the contract does, where bean validation by itself counts
/// `char`s. It is found as a service, and taken for every text.
public final class TextSize implements ConstraintValidator<Size, String> {

  private int least;
  private int most = Integer.MAX_VALUE;

  @Override
  public void initialize(Size size) {
    least = size.min();
    most = size.max();
  }

  @Override
  public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
    return text == null
        || (!Characters.isLonger(text, most)
            && (least <= 1 ? text.length() : Characters.count(text)) >= least);
  }
}
