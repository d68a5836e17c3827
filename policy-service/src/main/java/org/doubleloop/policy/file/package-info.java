/// Policies as files, for those who keep them in git. A version is written as YAML, always to the
/// same bytes; a file that is applied makes the policy, or opens a proposal where it says something
/// else than the newest version, or does nothing where it says the same. A file is read more
/// strictly than YAML: what readers of YAML take for different things, and what hides what a file
/// says, is refused, each fault by its line and column ([YamlReader]). From there on it is read as
/// the same in JSON is, so that no clause is written twice.
@NullMarked
package org.doubleloop.policy.file;

import org.jspecify.annotations.NullMarked;
