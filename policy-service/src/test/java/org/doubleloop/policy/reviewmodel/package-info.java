/// What the contract says about proposals and their reviews, written down a second time, in other
/// words and on simpler things: a policy has four fields, and two proposals. It shares no code with
/// what it is held against.
@NullMarked
package org.doubleloop.policy.reviewmodel;

import org.jspecify.annotations.NullMarked;
