/// What conditions of policies may take.
@NullMarked
package org.doubleloop.recommender.condition;

import org.jspecify.annotations.NullMarked;
