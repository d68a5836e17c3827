/// A model behind an endpoint, and the way to it: the protocol that it speaks ([ProviderKind]), an
/// HTTP client that heeds a [Deadline] and bounds what it reads, and what stands round every call.
/// A call brings an answer or says why there is none, in time. Nothing else knows which library
/// speaks to a model.
@NullMarked
package org.doubleloop.recommender.llm.endpoint;

import org.jspecify.annotations.NullMarked;
