package org.example.predictivecoding;

import dev.pathos.tck.BundleContract;
import dev.pathos.tck.PluginBundle;
import java.io.IOException;
import java.nio.file.Path;

class BundleTest extends BundleContract {
    @Override
    protected Path bundle() throws IOException {
        return PluginBundle.containing(PredictiveCoding.class);
    }
}
