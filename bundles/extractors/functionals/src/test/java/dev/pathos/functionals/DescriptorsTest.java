package dev.pathos.functionals;

import dev.pathos.acoustics.Lanes;
import dev.pathos.api.feature.FeatureExtractor;
import dev.pathos.tck.FeatureExtractorContract;

class DescriptorsTest extends FeatureExtractorContract {
    @Override
    protected FeatureExtractor extractor() {
        return new Functionals(Lanes.best(), Functionals.Level.LLD);
    }
}
