/// What those who follow the feed are told of experiments: how each stands after every change from
/// its start on, with what variant B says while it runs. The experiment is the fact, and says
/// itself what was not told yet; whoever reads it next tells it, and so does a sweep.
@NullMarked
package org.doubleloop.policy.announcement;

import org.jspecify.annotations.NullMarked;
