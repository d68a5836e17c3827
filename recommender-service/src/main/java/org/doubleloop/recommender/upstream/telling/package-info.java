/// What this service tells the policy-service: what it proposes, and how experiments have ended.
@NullMarked
package org.doubleloop.recommender.upstream.telling;

import org.jspecify.annotations.NullMarked;
