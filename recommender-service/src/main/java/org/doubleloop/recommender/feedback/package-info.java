/// What people say of suggestions: that they were shown, followed, changed or ignored. It stands in
/// the lanes beside the suggestions, numbered within each.
@NullMarked
package org.doubleloop.recommender.feedback;

import org.jspecify.annotations.NullMarked;
