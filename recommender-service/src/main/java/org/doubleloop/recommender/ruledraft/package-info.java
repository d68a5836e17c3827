/// "Make this a rule": a proposal made from what was done or suggested once. The option comes from
/// it, the condition from the declared attributes of its context, the evidence from what is counted
/// there. Whoever asked may change its words; proposing it, and deciding on it, is for people.
@NullMarked
package org.doubleloop.recommender.ruledraft;

import org.jspecify.annotations.NullMarked;
