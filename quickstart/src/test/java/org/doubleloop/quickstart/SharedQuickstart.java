package org.doubleloop.quickstart;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.doubleloop.quickstart.edits.Model;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.springframework.util.FileSystemUtils;

/// A quickstart for all tests that make policies of their own in it: the first of them starts it,
/// and it is stopped after the last test of all. The language model that it asks is switched off.
final class SharedQuickstart implements AutoCloseable {

  private final Path folder;
  private final Model model;
  private final Quickstart quickstart;

  /// Gives it to tests that ask for it.
  static final class Giver implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == SharedQuickstart.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, ExtensionContext.Namespace.GLOBAL)
          .computeIfAbsent(SharedQuickstart.class);
    }
  }

  SharedQuickstart() throws IOException {
    folder = Files.createTempDirectory("quickstart");
    SomeKeys.layIn(folder);
    model = Model.standIn();
    quickstart = Quickstart.start(folder, 0, model.settings());
  }

  URI address() {
    return quickstart.address();
  }

  Keys keys() throws IOException {
    return quickstart.keys();
  }

  Keys sandboxKeys() throws IOException {
    return quickstart.sandboxKeys();
  }

  Model model() {
    return model;
  }

  @Override
  public void close() throws IOException {
    quickstart.close();
    model.close();
    FileSystemUtils.deleteRecursively(folder);
  }
}
