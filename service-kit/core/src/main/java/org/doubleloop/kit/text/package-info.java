/// Texts as the contract counts them: in code points ([org.doubleloop.kit.text.Characters]), also
/// where bean validation does ([org.doubleloop.kit.text.TextSize]).
@NullMarked
package org.doubleloop.kit.text;

import org.jspecify.annotations.NullMarked;
