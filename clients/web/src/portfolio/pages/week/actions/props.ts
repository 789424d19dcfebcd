// What every action is told.
export interface ActionProps {
  // projects/x, and its primary incubator.
  project: string;
  incubator: string;
  onDone: () => void;
  onCancel: () => void;
}
