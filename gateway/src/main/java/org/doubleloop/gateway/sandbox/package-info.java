/// `/v1/sandbox`: who tries something in a sandbox moves its clock on, and begins anew.
@NullMarked
package org.doubleloop.gateway.sandbox;

import org.jspecify.annotations.NullMarked;
