@NullMarked
package org.doubleloop.recommender.llm;

import org.jspecify.annotations.NullMarked;
