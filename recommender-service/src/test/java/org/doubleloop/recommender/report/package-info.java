@NullMarked
package org.doubleloop.recommender.report;

import org.jspecify.annotations.NullMarked;
