// Keeps the files of the kind that was asked for and puts them where they belong.
import java.nio.file.Files
import java.nio.file.Path

def project = Path.of(request.outputDirectory, request.artifactId)
def kinds = project.resolve('kinds')
def refuse = { String why ->
    kinds.toFile().deleteDir()
    // A folder that was there before keeps what is not from here.
    def own = ['pom.xml', 'README.md', "features/${request.artifactId}.json" as String]
    def foreign = Files.walk(project).withCloseable { files ->
        files.filter(Files.&isRegularFile).anyMatch {
            !own.contains(project.relativize(it).toString().replace('\\', '/')) && !it.endsWith('BundleTest.java')
        }
    }
    if (!foreign) {
        project.toFile().deleteDir()
    }
    throw new IllegalArgumentException(why)
}

def kind = request.properties['kind'] as String
def known = ['pretext-task', 'feature-extractor', 'face-analyzer', 'downstream-task', 'encoder', 'corpus']
if (!known.contains(kind)) {
    refuse("There is no kind '${kind}'. Set -Dkind to one of ${known.join(', ')}.")
}
def className = request.properties['className'] as String
def taken = ['main', 'test'].any { part ->
    kinds.resolve(kind).resolve(part).toFile().listFiles().any {
        it.text =~ /(?m)^import .*\.${className};/ || it.name != "${className}.java" && it.text =~ /(class|record) ${className}\b/
    }
}
if (!(className ==~ /[A-Z][A-Za-z0-9]*/) || taken) {
    refuse("A class cannot be called ${className} here. Set -DclassName to another name, such as My${className}.")
}

def packageFolder = request.properties['package'].replace('.', '/')
def move = { Path from, Path to ->
    Files.createDirectories(to.parent)
    Files.move(from, to)
}
['main', 'test'].each { part ->
    def sources = project.resolve("src/${part}/java/${packageFolder}")
    kinds.resolve(kind).resolve(part).toFile().listFiles().each { move(it.toPath(), sources.resolve(it.name)) }
}
move(kinds.resolve(kind).resolve('config.json'), project.resolve("configs/${request.artifactId}.json"))
Files.writeString(project.resolve('.gitignore'), 'target/\n')
kinds.toFile().deleteDir()
