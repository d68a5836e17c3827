@NullMarked
package org.doubleloop.kit.servlet;

import org.jspecify.annotations.NullMarked;
