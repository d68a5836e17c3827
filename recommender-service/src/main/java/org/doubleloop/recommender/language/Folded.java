package org.doubleloop.recommender.language;

import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A text as it reads however it is spelled: in small letters, without accents and invisible
/// characters, with one space for any, and with `%40` as what it stands for. It knows where each of
/// its characters stands in the text, so that what is found here can be replaced there.
public final class Folded {

  /// Letters that Unicode does not take apart.
  private static final Map<Character, String> LETTERS =
      Map.of('ø', "o", 'ł', "l", 'đ', "d", 'ð', "d", 'þ', "th", 'æ', "ae", 'œ', "oe", 'ħ', "h");

  private final String original;
  private final StringBuilder text = new StringBuilder();
  private int[] starts = new int[16];
  private int[] ends = new int[16];

  private Folded(String original) {
    this.original = original;
    for (int i = 0; i < original.length(); ) {
      i = original.charAt(i) == '%' ? decoded(i) : taken(i, original.codePointAt(i));
    }
  }

  public static Folded of(String text) {
    return new Folded(text);
  }

  public static String plain(String text) {
    return new Folded(text).text();
  }

  public String text() {
    return text.toString();
  }

  /// The original with each match of the folded text replaced.
  public String replaceAll(Pattern pattern, Function<MatchResult, String> replacement) {
    var replaced = new StringBuilder();
    int from = 0;
    for (var match : pattern.matcher(text).results().toList()) {
      replaced.append(original, from, starts[match.start()]).append(replacement.apply(match));
      from = ends[match.end() - 1];
    }
    return replaced.append(original, from, original.length()).toString();
  }

  private int taken(int at, int c) {
    int next = at + Character.charCount(c);
    add(c, at, next);
    return next;
  }

  /// A character that is written as the bytes of its UTF-8, `%c3%a9`; what is none stays.
  private int decoded(int at) {
    int bytes = bytes(at);
    if (bytes > 0 && at + 3 * bytes <= original.length()) {
      var coded = original.substring(at, at + 3 * bytes);
      try {
        var raw = HexFormat.of().parseHex(coded.replace("%", ""));
        int c = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).charAt(0);
        if (raw.length == bytes && raw.length < 4) {
          add(c, at, at + coded.length());
          return at + coded.length();
        }
      } catch (IllegalArgumentException | CharacterCodingException notCoded) {
        return taken(at, '%');
      }
    }
    return taken(at, '%');
  }

  /// How many the first one announces.
  private int bytes(int at) {
    if (at + 2 >= original.length()
        || !HexFormat.isHexDigit(original.charAt(at + 1))
        || !HexFormat.isHexDigit(original.charAt(at + 2))) {
      return 0;
    }
    int first = HexFormat.fromHexDigits(original, at + 1, at + 3);
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : 3;
  }

  private void add(int c, int start, int end) {
    if (Invisible.is(c) || Character.getType(c) == Character.NON_SPACING_MARK) {
      extendTo(end);
    } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      if (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
        extendTo(end);
      } else {
        append(" ", start, end);
      }
    } else {
      append(folded(c), start, end);
    }
  }

  private void extendTo(int end) {
    if (!text.isEmpty()) {
      ends[text.length() - 1] = end;
    }
  }

  private void append(String folded, int start, int end) {
    for (int i = 0; i < folded.length(); i++) {
      if (text.length() == starts.length) {
        starts = Arrays.copyOf(starts, 2 * starts.length);
        ends = Arrays.copyOf(ends, 2 * ends.length);
      }
      starts[text.length()] = start;
      ends[text.length()] = end;
      text.append(folded.charAt(i));
    }
  }

  private static String folded(int c) {
    if (c < 0x80) {
      return Character.toString(Character.toLowerCase(c));
    }
    // Hangul taken apart would have the beginnings of syllables for syllables.
    var form =
        UnicodeScript.of(c) == UnicodeScript.HANGUL ? Normalizer.Form.NFKC : Normalizer.Form.NFKD;
    var plain = new StringBuilder();
    // To capitals first: ß and the dotless ı become what they are written as.
    Normalizer.normalize(Character.toString(c), form)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT)
        .chars()
        .filter(each -> Character.getType(each) != Character.NON_SPACING_MARK)
        .forEach(each -> plain.append(LETTERS.getOrDefault((char) each, Character.toString(each))));
    return plain.toString();
  }
}
