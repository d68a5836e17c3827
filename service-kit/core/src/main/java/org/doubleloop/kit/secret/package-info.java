/// What a process keeps to itself, in files that their owner alone can read: the secret from which
/// others are derived ([org.doubleloop.kit.secret.Secrets]) and the key pair that it signs with
/// ([org.doubleloop.kit.secret.PrivateKey]). Each is made at the first start; processes that share
/// the file share what is in it.
@NullMarked
package org.doubleloop.kit.secret;

import org.jspecify.annotations.NullMarked;
