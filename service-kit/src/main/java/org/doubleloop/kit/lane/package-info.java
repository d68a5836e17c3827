/// The feed: facts in the order in which each process stored them, with none lost, none delivered
/// twice and no clock in it.
@NullMarked
package org.doubleloop.kit.lane;

import org.jspecify.annotations.NullMarked;
