@NullMarked
package org.doubleloop.recommender.given;

import org.jspecify.annotations.NullMarked;
