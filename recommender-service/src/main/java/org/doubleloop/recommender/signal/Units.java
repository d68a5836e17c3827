package org.doubleloop.recommender.signal;

import org.jspecify.annotations.Nullable;

/// What may have been assigned to an option as one, each as a keyed hash that stays when the
/// subject is erased.
public record Units(String subject, @Nullable String account) {}
