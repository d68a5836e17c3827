/// What the recommender and its [peers][org.doubleloop.bench.peers] make of [made-up
/// worlds][org.doubleloop.bench.scene]: how much they miss, whom they suggest after confounded
/// data, whether intervals hold what they say, and how fast they are.
@NullMarked
package org.doubleloop.bench.worlds;

import org.jspecify.annotations.NullMarked;
