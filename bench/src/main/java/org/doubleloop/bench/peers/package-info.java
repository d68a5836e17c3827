/// What chooses among options and learns from what came of it: Doubleloop's recommender
/// ([org.doubleloop.bench.peers.Doubleloop], the only class here that knows it), and those that it
/// is measured beside. They share no code.
@NullMarked
package org.doubleloop.bench.peers;

import org.jspecify.annotations.NullMarked;
