// Packing a library bundle takes up to 20 s and its inputs hardly ever change: when they are what they
// were for the jar that lies in target/, that jar is this build's artifact and bnd is skipped.
def target = new File(project.build.directory)
def jar = new File(target, project.build.finalName + '.jar')
def record = new File(target, 'packed-from.txt')

def inputs = new StringBuilder()
project.build.pluginsAsMap['biz.aQute.bnd:bnd-maven-plugin'].with { inputs << "bnd $it.version $it.configuration\n" }
inputs << "natives ${project.properties['native.platform']} ${project.properties['native.filter']}\n"
project.artifacts.collect { it.toString() }.sort().each { inputs << "$it\n" }
project.basedir.eachFileRecurse(groovy.io.FileType.FILES) {
    if (!it.toPath().startsWith(target.toPath())) {
        inputs << "${project.basedir.toPath().relativize(it.toPath())} ${it.bytes.digest('SHA-256')}\n"
    }
}
def whole = {
    // A jar that an interrupted build left behind has no directory at its end.
    try { new java.util.zip.ZipFile(jar).close(); true } catch (IOException damaged) { false }
}
def now = inputs.readLines().sort().join('\n')

if (record.exists() && record.getText('UTF-8') == now && whole()) {
    project.properties['library.unchanged'] = 'true'
    project.artifact.file = jar
} else {
    project.properties['library.unchanged'] = 'false'
    // The record says what the jar was made of, so it must not outlive the jar that it describes.
    jar.delete()
    target.mkdirs()
    record.setText(now, 'UTF-8')
}
