@NullMarked
package org.doubleloop.recommender.notion;

import org.jspecify.annotations.NullMarked;
