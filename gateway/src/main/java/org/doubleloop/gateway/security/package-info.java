/// Who gets in. Whatever needs a key or a token is let through with a valid one alone, and what is
/// refused is answered with a problem that says why. Keys and tokens are looked at by
/// [org.doubleloop.gateway.key] and [org.doubleloop.gateway.token]; here they are joined to the
/// filters of Spring Security.
@NullMarked
package org.doubleloop.gateway.security;

import org.jspecify.annotations.NullMarked;
