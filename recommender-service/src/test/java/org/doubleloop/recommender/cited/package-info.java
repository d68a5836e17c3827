@NullMarked
package org.doubleloop.recommender.cited;

import org.jspecify.annotations.NullMarked;
