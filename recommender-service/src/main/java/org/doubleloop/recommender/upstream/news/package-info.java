/// What the policy feed tells beside versions, as this service understands it.
@NullMarked
package org.doubleloop.recommender.upstream.news;

import org.jspecify.annotations.NullMarked;
