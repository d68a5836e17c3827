/// The web as the contract has it. A service's own OpenAPI file, read at start
/// ([org.doubleloop.kit.web.Contract]), says which paths, methods, query parameters and scopes
/// there are; everything else is refused, so that no second list has to be kept beside it. Every
/// request carries an id through logs, answers and problems, no body is read beyond its limit,
/// pages go on by cursors that are bound to what they list ([org.doubleloop.kit.web.PageCursors]),
/// and changes are based on a stated version ([org.doubleloop.kit.web.ETags]).
@NullMarked
package org.doubleloop.kit.web;

import org.jspecify.annotations.NullMarked;
