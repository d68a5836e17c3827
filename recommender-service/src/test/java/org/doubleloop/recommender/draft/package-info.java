@NullMarked
package org.doubleloop.recommender.draft;

import org.jspecify.annotations.NullMarked;
