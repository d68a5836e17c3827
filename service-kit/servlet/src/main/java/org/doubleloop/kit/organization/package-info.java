/// What an organization has of its own whatever a service is about: its time.
@NullMarked
package org.doubleloop.kit.organization;

import org.jspecify.annotations.NullMarked;
