/// Units of randomisation, under names that cannot be turned back into subjects. The services that
/// see subjects ([org.doubleloop.kit.unit.UnitHash]) share one secret, so that what one has named
/// the other finds again.
@NullMarked
package org.doubleloop.kit.unit;

import org.jspecify.annotations.NullMarked;
