/// The web as the contract has it. A service's own OpenAPI file, read at start
/// ([org.doubleloop.kit.web.Contract]), says which paths, methods, query parameters and scopes
/// there are, so that no second list has to be kept beside it. Pages go on by cursors that are
/// bound to what they list ([org.doubleloop.kit.web.PageCursors]), and changes are based on a
/// stated version ([org.doubleloop.kit.web.ETags]).
@NullMarked
package org.doubleloop.kit.web;

import org.jspecify.annotations.NullMarked;
