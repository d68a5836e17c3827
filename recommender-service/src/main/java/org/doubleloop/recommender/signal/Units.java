package org.doubleloop.recommender.signal;

import org.jspecify.annotations.Nullable;

/// The units that subject and account are, under the names that suggestions have for them: they
/// stay when the subject is erased.
///
/// @param account null where no account is named
public record Units(String subject, @Nullable String account) {}
