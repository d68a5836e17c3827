@NullMarked
package org.doubleloop.recommender.preview;

import org.jspecify.annotations.NullMarked;
