@NullMarked
package org.doubleloop.recommender.experiment;

import org.jspecify.annotations.NullMarked;
