/// What can be asked for, for people and for generators: one OpenAPI document of all services, made
/// from their files when the gateway starts, and a page to browse it.
@NullMarked
package org.doubleloop.gateway.docs;

import org.jspecify.annotations.NullMarked;
