/// Holds a service on the servlet stack to its contract: what the contract does not describe is
/// refused before a controller sees it. Every request carries an id through logs, answers and
/// problems, and no body is read beyond its limit.
@NullMarked
package org.doubleloop.kit.servlet;

import org.jspecify.annotations.NullMarked;
