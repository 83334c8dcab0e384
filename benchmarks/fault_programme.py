"""All scenes of the faults in the order in which they are played; the journal has a row for each and each kind of fault."""

from benchmarks import fault_scenes, fault_scenes_files, fault_scenes_forgetting, fault_scenes_keys

SCENES = (
    *fault_scenes.SCENES,
    *fault_scenes_files.SCENES,
    *fault_scenes_keys.SCENES,
    *fault_scenes_forgetting.SCENES,
)
