@NullMarked
package org.doubleloop.recommender.naming;

import org.jspecify.annotations.NullMarked;
