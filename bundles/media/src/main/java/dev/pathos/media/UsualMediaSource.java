package dev.pathos.media;

import dev.pathos.api.corpus.Media;
import dev.pathos.api.corpus.MediaSource;
import dev.pathos.api.corpus.Utterance;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Media with the usual settings, for all who name no part of their own.
 *
 * <p>Ranked above the parts of configurations, which serve only those who name them.
 */
@Component(
        configurationPolicy = ConfigurationPolicy.IGNORE,
        property = "service.ranking:Integer=1000")
public final class UsualMediaSource implements MediaSource {
    private final DecodedMediaSource source;

    /** Called by Declarative Services; the settings are their defaults. */
    @Activate
    public UsualMediaSource(BundleContext context, DecodedMediaSource.Settings settings) {
        source = new DecodedMediaSource(context, settings);
    }

    @Override
    public String revision() {
        return source.revision();
    }

    @Override
    public Media open(Utterance utterance) {
        return source.open(utterance);
    }

    /** Ends the workers. */
    @Deactivate
    public void close() {
        source.close();
    }
}
