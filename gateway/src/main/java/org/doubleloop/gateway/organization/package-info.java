/// The organizations that there are. One may be a sandbox: its clock can be moved ahead of all
/// others', and what it holds can be left behind.
@NullMarked
package org.doubleloop.gateway.organization;

import org.jspecify.annotations.NullMarked;
