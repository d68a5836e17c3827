@NullMarked
package org.doubleloop.recommender.model;

import org.jspecify.annotations.NullMarked;
