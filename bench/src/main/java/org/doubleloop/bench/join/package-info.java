/// Whether outcomes that name no action find the one that led to them. A world that knows what led
/// to what ([org.doubleloop.bench.join.JoinWorld]) is told to the service without it, in any order,
/// and asked back ([org.doubleloop.bench.join.JoinBench]).
@NullMarked
package org.doubleloop.bench.join;

import org.jspecify.annotations.NullMarked;
