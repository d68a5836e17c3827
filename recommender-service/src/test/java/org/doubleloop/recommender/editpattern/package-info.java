@NullMarked
package org.doubleloop.recommender.editpattern;

import org.jspecify.annotations.NullMarked;
